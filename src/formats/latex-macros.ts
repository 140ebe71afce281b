/** The LaTeX macros that a bibliography may use: those that pdfLaTeX knows with the T1 encoding and `amssymb`. */

/** Without their backslash; a character that needs any other macro stays as it is. `test/bibtex-compile.test.ts` compiles all. */
export const plainMacros: ReadonlySet<string> = new Set(
  (
    'AA AE DH DJ Delta Diamond Downarrow Gamma H IJ L Lambda Leftarrow Leftrightarrow Longleftarrow ' +
    'Longleftrightarrow Longrightarrow NG O OE Omega P Phi Pi Psi Rightarrow S Sigma TH Theta Uparrow ' +
    'Updownarrow Upsilon Xi aa acute ae aleph alpha amalg angle approx ast asymp backepsilon backslash ' +
    'beta bigcap bigcirc bigcup bigodot bigoplus bigotimes bigtriangledown bigvee bigwedge bowtie ' +
    'breve bullet c cap cdot cdots chi circ circlearrowright circledS clubsuit cong coprod copyright ' +
    'cup d dag dashleftarrow dashrightarrow dashv ddag ddot ddots delta dh diagup diamond diamondsuit ' +
    'digamma dj doteq doteqdot dots ell epsilon equiv eta exists flat forall frac frown gamma geq geqq ' +
    'gg guilsinglleft guilsinglright hbar heartsuit hookleftarrow hookrightarrow i ij imath in infty ' +
    'int iota j jmath k kappa l lambda langle lceil leftharpoondown leftharpoonup leftrightarrow leq ' +
    'leqq lfloor lhd ll longleftarrow longleftrightarrow longmapsto longrightarrow mapsto mathbb ' +
    'mathcal mathfrak mid mp mu nabla natural nearrow neq ng ni notin ntriangleleft ntriangleright nu ' +
    'nwarrow o odot oe oint omega ominus oplus oslash otimes parallel partial perp phi pi pounds prec ' +
    'precapprox preceq prime prod propto psi quotedblbase quotesinglbase r rangle rceil rfloor rhd rho ' +
    'rightarrow rightharpoonup rightleftharpoons searrow setminus sharp sigma sim simeq smile sqcap ' +
    'sqcup sqsubseteq sqsupseteq square ss star subset subseteq succ succapprox succeq sum supset ' +
    'supseteq swarrow tau textacutedbl textasciiacute textasciibreve textasciicaron textasciicircum ' +
    'textasciidieresis textasciigrave textasciimacron textbardbl textbigcircle textbullet textcelsius ' +
    'textcircledP textcommabelow textdegree textdiscount textdiv textdownarrow textestimated texteuro ' +
    'textexclamdown textflorin textfractionsolidus texthorizontalbar textinterrobang textlangle ' +
    'textleftarrow textlnot textmho textmu textmusicalnote textnumero textohm textopenbullet ' +
    'textparagraph textperiodcentered textpm textquestiondown textrangle textreferencemark ' +
    'textregistered textsection textservicemark textsubscript textsuperscript textsurd texttildelow ' +
    'texttimes texttrademark th theta times top u uparrow updownarrow uplus upsilon v varepsilon ' +
    'varkappa varphi varpi varrho varsigma vartheta vdash vdots vee wedge wp wr xi zeta'
  ).split(' '),
)
