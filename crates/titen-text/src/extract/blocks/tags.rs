//! Which elements part a text, and which hold none that a reader sees.

pub fn is_hidden(tag: &str) -> bool {
    matches!(
        tag,
        "head"
            | "script"
            | "style"
            | "noscript"
            | "template"
            | "iframe"
            | "svg"
            | "select"
            | "textarea"
            | "button"
            | "object"
    )
}

pub fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "html"
            | "body"
            | "p"
            | "div"
            | "br"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "tr"
            | "table"
            | "tbody"
            | "thead"
            | "caption"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "blockquote"
            | "section"
            | "article"
            | "aside"
            | "header"
            | "footer"
            | "nav"
            | "main"
            | "figure"
            | "figcaption"
            | "pre"
            | "hr"
            | "form"
            | "fieldset"
            | "center"
            | "address"
            | "details"
            | "summary"
            | "amp-img"
            | "picture"
            | "video"
    )
}
