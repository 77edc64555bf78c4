#!/usr/bin/env bash
# Installs a provider into the sandbox's PULUMI_HOME under the version that it reports of itself, where the engine
# finds it without a warning. Older versions of the sandbox's own make way.
#
#   install-plugin.sh NAME BINARY
set -euo pipefail

name="$1" binary="$2"
here="$(cd "$(dirname "$0")" && pwd -P)"
version="$(cat "$here/$name/VERSION")"
# A link is the machine's official plugin, which is the pinned release itself and has no build metadata.
if [[ -L "$binary" ]]; then version="${version%%+*}"; fi

export PULUMI_HOME="$here/home" PULUMI_SKIP_UPDATE_CHECK=true
mkdir -p "$PULUMI_HOME/plugins"
find "$PULUMI_HOME/plugins" -mindepth 1 -maxdepth 1 -name "resource-$name-v*" -exec rm -rf {} +
if ! output="$("$here/bin/pulumi" plugin install resource "$name" "$version" --file "$binary" --reinstall 2>&1)"; then
  printf '%s\n' "$output" >&2
  exit 1
fi
echo "$name provider $version: installed as a plugin"
