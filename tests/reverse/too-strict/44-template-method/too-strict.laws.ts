// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { CsvExporter, JsonExporter } from '../../../../katas/44-template-method/template-method.ts';

law('identity: all exporters share one export method', { count: fc.integer({ min: 1, max: 3 }) }, ({ count }) => {
  const exporters = Array.from({ length: count }, () => new CsvExporter());
  expect(new Set([...exporters, new JsonExporter()].map((exporter) => exporter.export)).size).toBe(1);
});
