"""What was answered with faces: one row a question."""

from collections.abc import Mapping

from casework.models import FaceQuestion

Faces = Mapping[FaceQuestion, int]


def keep_faces(model, faces: Faces, **of) -> None:
    """Keep each face chosen, in one statement; `of` is whose answers they are. The database checks each."""
    model.objects.bulk_create(model(question=question, face=face, **of) for question, face in faces.items())


def as_said(faces: Faces) -> dict[str, int]:
    """For a fingerprint: which face for which question."""
    return {f"{question.code} {question.valid_from}": face for question, face in faces.items()}
