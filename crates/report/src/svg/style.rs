//! The looks: one style sheet for light and dark, one arrow head a kind of edge.
//!
//! Colors are those of Okabe and Ito, which people with any color vision tell apart, lightened on
//! dark ground. They stand in classes, not in variables, for viewers that know no variables.

use crate::execution::EdgeKind;

/// The style sheet of every picture.
pub(super) const SHEET: &str = "<style>
.execution{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;background:#fff}
.execution text{text-anchor:middle;stroke:none;fill:#1f2328}
.execution .thread{font-size:14px;font-weight:700}
.execution .action{font-size:13px;font-weight:600}
.execution .code{font-size:11px;fill:#57606a}
.execution .lane{fill:#f6f8fa;stroke:none}
.execution .event{fill:#fff;stroke:#8c959f}
.execution .label{font-size:11px;paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}
.execution .edge{fill:none;stroke-width:1.6}
.execution .cycle{stroke-width:3}
.execution .edge.po{stroke:#8c959f}.execution .label.po,.execution #to-po path{fill:#6e7781}
.execution .edge.rf{stroke:#c14b00}.execution .label.rf,.execution #to-rf path,.execution .dot{fill:#c14b00}
.execution .edge.co{stroke:#0072b2}.execution .label.co,.execution #to-co path{fill:#0072b2}
.execution .edge.fr{stroke:#b0307f}.execution .label.fr,.execution #to-fr path{fill:#b0307f}
.execution .edge.dep{stroke:#7a5c00;stroke-dasharray:5 3}.execution .label.dep,.execution #to-dep path{fill:#7a5c00}
.execution .edge.model{stroke:#00805d;stroke-dasharray:2 3}.execution .label.model,.execution #to-model path{fill:#00805d}
.execution .edge.model.cycle{stroke-dasharray:none}
@media(prefers-color-scheme:dark){
.execution{background:#0d1117}
.execution text{fill:#e6edf3}
.execution .code{fill:#9198a1}
.execution .lane{fill:#161b22}
.execution .event{fill:#0d1117;stroke:#6e7681}
.execution .label{stroke:#0d1117}
.execution .edge.po{stroke:#6e7681}.execution .label.po,.execution #to-po path{fill:#9198a1}
.execution .edge.rf{stroke:#ff8f4d}.execution .label.rf,.execution #to-rf path,.execution .dot{fill:#ff8f4d}
.execution .edge.co{stroke:#56b4e9}.execution .label.co,.execution #to-co path{fill:#56b4e9}
.execution .edge.fr{stroke:#f29ccb}.execution .label.fr,.execution #to-fr path{fill:#f29ccb}
.execution .edge.dep{stroke:#e3c04f}.execution .label.dep,.execution #to-dep path{fill:#e3c04f}
.execution .edge.model{stroke:#3fd2a5}.execution .label.model,.execution #to-model path{fill:#3fd2a5}
}
</style>
";

const KINDS: [EdgeKind; 6] =
    [EdgeKind::Po, EdgeKind::Rf, EdgeKind::Co, EdgeKind::Fr, EdgeKind::Dependency, EdgeKind::Model];

/// The arrow heads, in the size of a line and not of its thickness.
pub(super) fn markers() -> String {
    let marker = |kind: EdgeKind| {
        format!(
            "<marker id=\"to-{}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"9\" \
             markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">\
             <path d=\"M0 0L8 4L0 8z\"/></marker>\n",
            kind.class()
        )
    };
    format!("<defs>\n{}</defs>\n", KINDS.map(marker).concat())
}

/// Text for an element or an attribute.
pub(super) fn escape(text: &str) -> String {
    crate::html::escape(text)
}
