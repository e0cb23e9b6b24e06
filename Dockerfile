# One image for web, worker, postman and beat; compose.yaml says which one a container is.

FROM python:3.11-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /app
RUN python -m venv /venv
COPY requirements.txt .
RUN /venv/bin/pip install --requirement requirements.txt
COPY . .
RUN SECRET_KEY=build-only DATA_DIR=/tmp/build STATIC_ROOT=/app/staticfiles \
    /venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
 && /venv/bin/python -m compileall -q ai core accounts billing resumes jobs matching interviews jobalign

FROM python:3.11-slim
# Tesseract reads pictures of text; without it such a file gets a plain sentence.
RUN apt-get update \
 && apt-get install -y --no-install-recommends tesseract-ocr \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 10001 jobalign \
 && install -d -o jobalign -g jobalign /data
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DATA_DIR=/data HOST=0.0.0.0 PORT=8000 OMP_THREAD_LIMIT=1 CELERY_SKIP_CHECKS=1 LOG_JSON=true
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
USER jobalign
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/healthz\", timeout=2)"]
# Alone, the container is a whole JobAlign; compose.yaml runs its parts apart.
CMD ["python", "manage.py", "serve"]
