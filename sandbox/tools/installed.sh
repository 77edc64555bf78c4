#!/usr/bin/env bash
# Prints the path of the program NAME where this machine has it in a version that fits, and nothing otherwise.
#
#   installed.sh NAME
#
# Nothing is looked for where BUILD_ALL is set. The sandbox's own folder does not count, though it may be on the PATH.
set -euo pipefail

name="$1"
own="$(cd "$(dirname "$0")" && pwd -P)"

# The machine's own copy on the PATH, the sandbox's left out.
on_path() {
  local found
  while IFS= read -r found; do
    case "$(realpath "$found")" in "$own"/*) continue ;; esac
    printf '%s\n' "$found"
    return
  done < <(type -aP "$1" || true)
}

# Whether version $1 is a release, at least $2, and below $3.
in_range() {
  [[ "$1" =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || return 1
  [[ "$(printf '%s\n' "$2" "$1" | sort -V | head -n 1)" == "$2" ]] || return 1
  [[ "$1" != "$3" && "$(printf '%s\n' "$1" "$3" | sort -V | head -n 1)" == "$1" ]]
}

# An engine fits from the version that the sandbox is built with, with its own Java language host beside it: the two
# are released together.
fitting_pulumi() {
  local pulumi version
  pulumi="$(on_path pulumi)"
  [[ -n "$pulumi" && -x "$(dirname "$(realpath "$pulumi")")/pulumi-language-java" ]] || return 0
  version="$("$pulumi" version 2> /dev/null || true)"
  if in_range "${version#v}" 3.230.0 4.0.0; then printf '%s\n' "$pulumi"; fi
}

# Kubernetes supports a kubectl within one minor version of the API server:
# https://kubernetes.io/releases/version-skew-policy/#kubectl
fitting_kubectl() {
  local kubectl version
  kubectl="$(on_path kubectl)"
  [[ -n "$kubectl" ]] || return 0
  version="$("$kubectl" version --client 2> /dev/null | sed -n 's/^Client Version: v//p')"
  if in_range "$version" 1.33.0 1.36.0; then printf '%s\n' "$kubectl"; fi
}

# Whether the folder $1 is the sandbox's own, or in it. One that does not exist is not.
is_own() {
  local folder
  folder="$(cd "$1" 2> /dev/null && pwd -P)" || return 1
  [[ "$folder" == "$own"/* ]]
}

# An official plugin fits in exactly the version that the program pins.
fitting_provider() {
  local version plugins="${HOME:-}/.pulumi/plugins"
  version="$(cat "$own/$1/VERSION")"
  if [[ -n "${PULUMI_HOME:-}" ]] && ! is_own "$PULUMI_HOME"; then
    plugins="$PULUMI_HOME/plugins"
  fi
  local plugin="$plugins/resource-$1-v${version%%+*}/pulumi-resource-$1"
  if [[ -x "$plugin" ]]; then printf '%s\n' "$plugin"; fi
}

if [[ -n "${BUILD_ALL:-}" ]]; then exit 0; fi
case "$name" in
  pulumi) fitting_pulumi ;;
  pulumi-language-java)
    pulumi="$(fitting_pulumi)"
    if [[ -n "$pulumi" ]]; then printf '%s\n' "$(dirname "$(realpath "$pulumi")")/pulumi-language-java"; fi
    ;;
  kubectl) fitting_kubectl ;;
  pulumi-resource-*) fitting_provider "${name#pulumi-resource-}" ;;
esac
