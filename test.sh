#!/usr/bin/env bash
# Installs what the tests need where it is missing (Chromium, Chinese fonts), runs them all, and ends with "N passed, N failed".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

missing=()
command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
[ -n "$(fc-list ':lang=zh-cn' 2>/dev/null | head -n 1)" ] || missing+=(fonts-noto-cjk fontconfig)
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  if ! command -v apt-get >/dev/null || ! { [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null; }; then
    echo "The browser tests need: ${missing[*]}. Install them with this system's package manager, then run this again." >&2
    exit 1
  fi
  "${as_root[@]}" apt-get update -q && DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}" || exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
DOTNET_CLI_UI_LANGUAGE=en dotnet test --solution AfterSales.sln --no-progress --no-ansi "$@" 2>&1 | tee "$log"
result=${PIPESTATUS[0]}

count() { awk -v word="$1:" '/summary:/ { seen = 1 } seen && $1 == word { sum += $2 } END { print sum + 0 }' "$log"; }
passed=$(count succeeded)
failed=$(count failed)
# What failed stands at the end, where the servers' own lines do not bury it.
awk '/^failed / { lines = 14; print "" } lines-- > 0' "$log"
# A build that breaks or a run that crashes reports no failed test.
[ "$result" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed"
exit "$result"
