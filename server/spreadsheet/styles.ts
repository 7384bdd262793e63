/** How a cell looks; the order is that of `cellXfs` below. */
const CELL_STYLES = [
  'plain',
  'header',
  'headerOfNumbers',
  'integer',
  'share',
  'points',
  'label',
  'wrapped',
] as const;
export type CellStyle = (typeof CELL_STYLES)[number];
export const styleIndex = (style: CellStyle): number => CELL_STYLES.indexOf(style);

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
/** A cell of the header: bold white on dark blue. */
const header = (horizontal: string): string =>
  `<xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1"><alignment horizontal="${horizontal}" vertical="center" wrapText="1"/></xf>`;
/** 3 is the built-in `#,##0`. */
const number = (format: number): string => `<xf numFmtId="${format}" applyNumberFormat="1"/>`;

/** Fonts, fills and number formats, once for every workbook. The first two fills are the format's own. */
export const STYLES_XML =
  `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="+0.0;-0.0;0.0"/></numFmts>` +
  '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/></font>' +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FF1F3347"/></patternFill></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  `<cellXfs count="${CELL_STYLES.length}"><xf/>${header('left')}${header('right')}${number(3)}${number(164)}${number(165)}` +
  '<xf fontId="2" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>';
