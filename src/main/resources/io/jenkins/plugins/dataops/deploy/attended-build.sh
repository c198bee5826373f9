# Runs "$@" in a session of its own and ends all of it when the program that started this is no more, however that
# ended: the write to standard error, which that program reads, fails then (a shell's own printf would not notice).
if ! command -v "$1" >/dev/null 2>&1; then
  printf missing >&2
  exit 127
fi
exec 3<&0
if command -v setsid >/dev/null 2>&1; then
  setsid "$@" <&3 3<&- 2>&1 &
else
  set -m
  "$@" <&3 3<&- 2>&1 &
  set +m
fi
build=$!
exec 3<&-
end() {
  kill -TERM "-$build"
  for second in 1 2 3 4 5; do
    kill -0 "-$build" || return
    sleep 1
  done
  kill -KILL "-$build"
}
(
  trap '' PIPE
  while env printf . >&3; do
    sleep 1
  done
  end
) 3>&2 >/dev/null 2>&1 </dev/null &
watch=$!
trap 'kill "$watch" 2>/dev/null; end 2>/dev/null; exit 143' TERM INT HUP
wait "$build"
code=$?
# What it has left running would go on writing into what readers see after the switch.
if kill -0 "-$build" 2>/dev/null; then
  echo "dataops: the command has ended and left processes running, which are ended now: let it wait for them"
  end 2>/dev/null
fi
kill "$watch" 2>/dev/null
exit "$code"
