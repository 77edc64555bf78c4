#!/usr/bin/env bash
# Puts one program into place: a link to the one that this machine has where it fits, a build otherwise.
#
#   provide.sh FILE PROGRESS PACKAGE LINKER_VARIABLES
#
# A build is written under another name and moved, so that FILE is whole or absent, whenever this is interrupted.
set -euo pipefail

file="$1" progress="$2" package="$3" variables="$4"
name="$(basename "$file")"
report_every=15

installed="$("$(dirname "$0")/installed.sh" "$name")"
if [[ -n "$installed" ]]; then
  ln -sfn "$(realpath "$installed")" "$file"
  echo "$name ($progress): using $installed"
  exit
fi

partial="$(dirname "$file")/.$name.partial"
trap 'rm -f "$partial"' EXIT
echo "$name ($progress): building $package"

# Go names each package when it begins to compile it, and each module when it downloads it; everything else is for the
# reader.
compiled=0 downloaded=0 next=$report_every
go build -v -ldflags "-s -w $variables" -o "$partial" "$package" 2>&1 |
  while IFS= read -r line; do
    case "$line" in
      'go: downloading '*) downloaded=$((downloaded + 1)) ;;
      *' '* | '#'*) printf '%s\n' "$line" ;;
      *) compiled=$((compiled + 1)) ;;
    esac
    if ((SECONDS >= next)); then
      next=$((SECONDS + report_every))
      echo "$name ($progress): $SECONDS s, $downloaded modules downloaded, $compiled packages compiled"
    fi
  done
mv -f "$partial" "$file"
echo "$name ($progress): built in $SECONDS s"
