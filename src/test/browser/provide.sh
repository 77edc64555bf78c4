#!/bin/sh
# Prints the path of a Chromium for the tests: the one that RINGFENCE_BROWSER names, or the machine's own, or on a
# Debian machine one that it installs as root. What it does goes to standard error.
set -eu

if [ -n "${RINGFENCE_BROWSER:-}" ]; then
  if [ ! -x "$RINGFENCE_BROWSER" ]; then
    echo "RINGFENCE_BROWSER is $RINGFENCE_BROWSER, which is not a program" >&2
    exit 1
  fi
  printf '%s\n' "$RINGFENCE_BROWSER"
  exit
fi

find_browser() {
  for name in chromium chromium-browser google-chrome-stable google-chrome; do
    if command -v "$name"; then
      return
    fi
  done
  return 1
}

if find_browser; then
  exit
fi

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "no browser is here: installing Chromium" >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get update >&2
  apt-get install -y --no-install-recommends chromium fonts-dejavu-core >&2
  if find_browser; then
    exit
  fi
fi

echo "no browser is here: install Chromium or Google Chrome, or name one in RINGFENCE_BROWSER" >&2
exit 1
