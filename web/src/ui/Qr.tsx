import qrcode from 'qrcode-generator';
import { useMemo } from 'react';

/** Black on white in either look: scanners want it so. */
export function Qr({ text, label, className = '' }: { text: string; label: string; className?: string }) {
  const { path, size } = useMemo(() => drawn(text), [text]);
  return (
    <svg
      viewBox={`-2 -2 ${size + 4} ${size + 4}`}
      role="img"
      aria-label={label}
      className={`forced-color-adjust-none ${className}`}
    >
      <rect x="-2" y="-2" width={size + 4} height={size + 4} rx="1.5" fill="#fff" />
      <path d={path} fill="#0E1D29" shapeRendering="crispEdges" />
    </svg>
  );
}

function drawn(text: string): { path: string; size: number } {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  let path = '';
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
  }
  return { path, size };
}
