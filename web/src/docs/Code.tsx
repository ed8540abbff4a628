export function Code({ children }: { children: string }) {
  return (
    <pre className="max-h-96 overflow-auto rounded-control bg-sunken p-3 font-mono text-13" tabIndex={0}>
      {children}
    </pre>
  );
}
