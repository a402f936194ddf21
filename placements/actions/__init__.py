"""What people do to the register: every write, one function a deed."""
