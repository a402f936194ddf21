# syntax=docker/dockerfile:1
# Three stages: front-end files, Python packages, and the small image that runs. No package manager runs later.

FROM node:24-bookworm-slim AS assets
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev --omit=optional --no-audit --no-fund

FROM python:3.11-slim-bookworm AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
COPY requirements/setup.txt requirements/app.txt requirements/
RUN pip install --require-hashes -r requirements/setup.txt \
    && python -m venv --without-pip .venv \
    && uv pip sync --python .venv/bin/python --require-hashes --compile-bytecode requirements/app.txt
COPY --from=assets /build/node_modules node_modules
COPY . .
# The key and addresses are for this one command only: nothing is served and nothing is connected to.
RUN python -c "from pathlib import Path; from linkworker.launch import assets; assets.copy_into(Path('build/assets'), Path('node_modules'))" \
    && rm -rf node_modules \
    && LINKWORKER_ENV=production SECRET_KEY=only-while-static-files-are-collected-0123456789-0123456789 \
       DATABASE_URL=postgres://nobody@127.0.0.1:1/none REDIS_URL=redis://127.0.0.1:1/0 \
       ALLOWED_HOSTS=image.invalid SITE_URL=https://image.invalid EMAIL_URL=smtp://image.invalid:25 \
       LINKWORKER_VAR=/app/var \
       .venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
    && .venv/bin/python -m compileall -q linkworker accounts placements casework reviews partnership reporting

FROM python:3.11-slim-bookworm AS product
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 linkworker \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin linkworker \
    && install -d -o 10001 -g 10001 -m 0750 /data
WORKDIR /app
COPY --from=packages /app /app
ENV PATH=/app/.venv/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=linkworker.settings \
    LINKWORKER_ENV=production \
    LINKWORKER_DEMO=0 \
    LINKWORKER_VAR=/data \
    XDG_CACHE_HOME=/data/cache
USER 10001:10001
VOLUME ["/data"]
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "/app/linkworker/launch/health.py", "8000"]
CMD ["gunicorn", "linkworker.wsgi:application", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--workers", "2", "--threads", "4", "--reuse-port", "--max-requests", "2000", "--max-requests-jitter", "200", "--timeout", "60", "--graceful-timeout", "20", "--no-control-socket", "--worker-tmp-dir", "/dev/shm"]
