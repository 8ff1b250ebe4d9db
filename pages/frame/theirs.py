"""Streamlit's own words in the reader's language: buttons, hints and labels that a page cannot give it.

Streamlit says them in English only. In the browser, each that appears is looked up and said again, in the text as in the
names that a screen reader speaks; nothing else is touched. In both languages a number has its true minus sign.
"""

from __future__ import annotations

from acts.text import Lang, Text

_WORDS = (  # patterns of the English, whole; what they catch is $1 in the Korean
    Text("Upload", "파일 고르기"),
    Text(r"(\S+) per file", "최대 $1"),
    Text("Drag and drop (?:a file|files) here", "파일을 여기에 놓으세요"),
    Text("file upload", "파일 올리기"),
    Text("Add files", "파일 더하기"),
    Text(r"File must be (.+) or smaller\.", "파일이 너무 큽니다. 최대 $1까지 올릴 수 있습니다."),
    Text(r".* files are not allowed\.", "이 형식의 파일은 올릴 수 없습니다."),
    Text(r"Only one file is allowed\.", "파일은 하나만 올릴 수 있습니다."),
    Text(r"File size is too small\.", "파일이 비어 있습니다."),
    Text(r"Unexpected error\. Please try again\.", "파일을 올리지 못했습니다. 다시 시도해 주세요."),
    Text("Press Enter to apply", "Enter로 적용"),
    Text(r"Press (\S+)\+Enter to apply", "$1+Enter로 적용"),
    Text("Choose an option", "고르기"),
    Text("Selected values", "고른 항목"),
    Text("Select all", "모두 고르기"),
    Text(r"Select (\d+) matches", "찾은 $1개 모두 고르기"),
    Text("Clear all", "모두 빼기"),
    Text("Clear (?:value|entry)", "지우기"),
    Text("Remove (.+)", "$1 빼기"),
    Text("No results", "찾은 항목이 없습니다"),
    Text(r"You can only select up to (\d+) options?\. Remove an option first\.", "$1개까지 고를 수 있습니다. 먼저 하나를 빼세요."),
    Text("Increment", "늘리기"),
    Text("Decrement", "줄이기"),
    Text("Open", "펼치기"),
    Text("Close", "닫기"),
    Text("Copy to clipboard", "복사"),
    Text("Copied!?", "복사했습니다"),
    Text("Show data(.*)", "데이터 보기$1"),
    Text("Show chart(.*)", "그림 보기$1"),
    Text("Close fullscreen(.*)", "전체 화면 닫기$1"),
    Text("Fullscreen(.*)", "전체 화면$1"),
    Text("Download as (CSV|PNG)(.*)", "$1로 저장$2"),
    Text("Copy Vega-Lite spec(.*)", "Vega-Lite 코드 복사$1"),
    Text("Search(.*)", "찾기$1"),
    Text("Skip to main content", "본문으로 건너뛰기"),
    Text("Sidebar", "사이드바"),
    Text("App pages", "화면 목록"),
    Text("Collapse sidebar", "사이드바 접기"),
    Text("Expand sidebar", "사이드바 펼치기"),
    Text(r"Running\.\.\.", "계산하고 있습니다"),
    Text("Stop", "멈추기"),
    Text("Connecting(?: to Streamlit server)?", "연결하고 있습니다"),
    Text("Connection error", "연결이 끊어졌습니다"),
    Text(r"Streamlit server is not responding\. Are you connected to the internet\?", "서버가 응답하지 않습니다. 인터넷 연결을 확인하세요."),
    Text("Page not found", "없는 주소입니다"),
    Text(r"The page that you have requested does not seem to exist\. Running the app's main page\.", "요청하신 화면이 없어 첫 화면을 열었습니다."),
)  # fmt: skip
_MINUS = [r"-(\d[\d.]*)", "−$1"]  # a slider writes a hyphen
RULES: dict[Lang, list[list[str]]] = {"en": [_MINUS], "ko": [_MINUS, *([word.en, word.ko] for word in _WORDS)]}
