"""The fixed words of a document."""

from __future__ import annotations

from types import SimpleNamespace

from acts.text import Lang, Text
from reports.text import say


def words(lang: Lang) -> SimpleNamespace:
    """Every fixed word in *lang*, ready to be printed."""
    return SimpleNamespace(**{name: say(text(lang)) for name, text in _WORDS.items()})


def title(lang: Lang) -> str:
    """What a study without a title is called."""
    return _WORDS["untitled"](lang)


_WORDS = {
    "untitled": Text("Activation functions and weight initialization", "활성화 함수와 가중치 초기화"),
    "sections": Text("In this study", "스터디 구성"),
    "author": Text("Author", "작성자"),
    "parameters": Text("Study parameters", "스터디 설정"),
    "seeds": Text("Seeds of the random numbers", "난수 시드"),
    "link": Text("Link", "링크"),
    "typefaces": Text("Typefaces", "서체"),
    "licenses": Text(
        "Pretendard (SIL Open Font License 1.1), JetBrains Mono (SIL Open Font License 1.1); formulas in STIX Two Math "
        "(SIL Open Font License 1.1), drawn as outlines.",
        "Pretendard(SIL 오픈 폰트 라이선스 1.1), JetBrains Mono(SIL 오픈 폰트 라이선스 1.1). 수식은 STIX Two Math(SIL 오픈 폰트 "
        "라이선스 1.1)를 윤곽선으로 그렸습니다.",
    ),
    "boxes": Text(
        "The typefaces of this document have no drawing for some characters; a box (□) stands for each of them:",
        "이 문서의 서체에 없는 문자는 네모(□)로 표시했습니다. 네모로 표시한 문자:",
    ),
    "check": Text("Compute every number again and compare", "모든 숫자를 다시 계산해 비교하기"),
    "questions": Text("Questions", "문제"),
    "answers": Text("Answer key", "정답"),
    "answers_how": Text(
        "Every answer was computed from the settings of its section; with other settings the answers change.",
        "모든 정답은 해당 섹션의 설정으로 계산했습니다. 설정을 바꾸면 정답도 바뀝니다.",
    ),
    "more_views": Text("Views that did not fit on this sheet:", "이 유인물에 싣지 못한 화면 수:"),
    "record_file": Text(
        "What the report said when it was printed, to be computed again",
        "인쇄할 때 보고서에 실은 숫자와 문장(다시 계산해 비교하는 데 씁니다)",
    ),
    "contents": Text("Contents", "차례"),
    "summary": Text("Summary", "요약"),
    "section": Text("Section", "섹션"),
    "setting": Text("Settings", "설정"),
    "note": Text("Note", "메모"),
    "open": Text("Open this view with these settings", "이 설정 그대로 화면 열기"),
    "scan": Text("Scan to open this view with these settings.", "스캔하면 같은 설정으로 화면이 열립니다."),
    "qr_view": Text("QR code that opens this view", "이 화면을 여는 QR 코드"),
    "dashboard": Text("Scan to open Activation Lab.", "스캔하면 Activation Lab이 열립니다."),
    "qr_dashboard": Text("QR code that opens Activation Lab", "Activation Lab을 여는 QR 코드"),
    "references": Text("References", "참고 문헌"),
    "reproduce": Text("Reproduce this study", "스터디 재현하기"),
    "how": Text(
        "This PDF carries the study it was made from (study.json) and the rows behind every chart and table (CSV). "
        "Random numbers start from seeds that are settings too, so the same study with the same versions of the "
        "packages gives the same numbers again, and the same file, byte for byte.",
        "이 PDF에는 보고서를 만든 스터디(study.json)와 모든 그래프와 표의 데이터(CSV)가 첨부되어 있습니다. 난수 시드도 "
        "설정에 들어 있으므로, 같은 스터디를 같은 버전의 패키지로 다시 만들면 숫자가 똑같고 파일도 바이트 단위로 "
        "똑같습니다.",
    ),
    "again": Text("From this file, on a command line", "명령줄에서 이 파일로 다시 만들기"),
    "each": Text("Without this file, view by view", "이 파일 없이 화면별로 만들기"),
    "live": Text("The live dashboard:", "대시보드 주소:"),
    "versions": Text("Versions", "버전"),
    "fingerprint": Text("SHA-256 of study.json", "study.json의 SHA-256"),
    "failed": Text("This section could not be computed", "이 섹션은 계산하지 못했습니다"),
    "unread": Text("This section could not be read", "이 섹션은 읽지 못했습니다"),
    "damaged": Text("Parts of this study could not be read", "스터디에서 읽지 못한 부분이 있습니다"),
    "no_title": Text("Unknown view", "알 수 없는 화면"),
    "empty": Text("This study is empty", "빈 스터디입니다"),
    "empty_how": Text(
        "Open a view in Activation Lab, choose “Add to study”, and make the PDF again.",
        "Activation Lab에서 화면을 열고 ‘스터디에 담기’를 누른 다음 PDF를 다시 만드세요.",
    ),
    "study_file": Text("The study: every setting, note and file", "스터디: 모든 설정, 메모, 파일"),
}
