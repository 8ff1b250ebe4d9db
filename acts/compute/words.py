"""What is said when work does not end well."""

from acts.text import Text

BUSY = Text(
    "Too many computations are waiting right now. Try again in a few seconds.",
    "지금 기다리는 계산이 너무 많습니다. 몇 초 뒤에 다시 시도하세요.",
)
YOURS = Text(
    "You already have {count} computations under way, which is the limit. Wait for one to finish, or cancel one.",
    "이미 진행 중인 계산이 한도인 {count}개입니다. 하나가 끝나기를 기다리거나 취소하세요.",
)
PIECES = Text(
    "This would be {count} computations at once; at most {limit} are done. Choose fewer settings.",
    "한 번에 할 계산이 {count}개입니다. 최대 {limit}개까지 할 수 있으니 설정 수를 줄이세요.",
)
CANCELLED = Text("The computation was cancelled.", "계산을 취소했습니다.")
TOO_LONG = Text(
    "The computation took longer than {seconds} seconds and was stopped. Choose fewer steps or a smaller network.",
    "계산이 {seconds}초를 넘어 멈췄습니다. 단계 수를 줄이거나 신경망을 작게 하세요.",
)
TOO_LARGE = Text(
    "The computation needed more than {megabytes} MB of memory and was stopped. Choose a smaller network or fewer samples.",
    "계산에 메모리가 {megabytes} MB보다 많이 필요해 멈췄습니다. 신경망이나 표본 수를 줄이세요.",
)
LOST = Text(
    "The process that computed this ended twice before it was done, perhaps for want of memory. Choose a smaller setting.",
    "계산하던 프로세스가 두 번이나 도중에 끝났습니다. 메모리가 모자랐을 수 있으니 설정을 줄이세요.",
)
FAILED = Text(
    "The computation failed. Change a setting, or try again.",
    "계산하지 못했습니다. 설정을 바꾸거나 다시 시도하세요.",
)
ASK = Text(
    "The computing cluster cannot be reached. This machine can compute in its place, if you like; it may take longer.",
    "계산 클러스터에 연결할 수 없습니다. 원하면 이 컴퓨터에서 대신 계산할 수 있습니다. 시간이 더 걸릴 수 있습니다.",
)
ALONE = Text(
    "The computing cluster cannot be reached, so this machine computes by itself; it may take longer.",
    "계산 클러스터에 연결할 수 없어 이 컴퓨터에서 계산합니다. 시간이 더 걸릴 수 있습니다.",
)
