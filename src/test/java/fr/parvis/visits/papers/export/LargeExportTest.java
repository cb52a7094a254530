// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.visits.papers.export;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.Network;
import fr.parvis.ParvisTest;
import fr.parvis.RawDatabase;
import fr.parvis.Scale;
import fr.parvis.access.Role;
import fr.parvis.files.table.TableFormat;
import fr.parvis.files.table.WrittenTable;
import fr.parvis.values.Ids;
import fr.parvis.visits.ManyVisits;
import fr.parvis.visits.domain.VisitFilter;
import fr.parvis.visits.papers.export.Export.State;
import fr.parvis.visits.papers.export.Exports.Outcome;
import java.nio.file.Files;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A long export in each kind of file; a million lines and more, in two sheets and with what they take, when all is tested. */
@ParvisTest
class LargeExportTest {
    private static final int VISITS = Scale.of(10_000, 800_000);
    private static final long MEGABYTE = 1 << 20;

    @Autowired
    Network network;

    @Autowired
    Exports exports;

    @Test
    void many_lines_are_exported_whole_in_each_kind_of_file() throws Exception {
        var association = network.anAssociation();
        var director = network.a(Role.DIRECTOR, association);
        try (var owner = RawDatabase.asOwner()) {
            ManyVisits.fill(owner, List.of(association), director.account(), VISITS);
        }
        long before = held();
        for (var format : TableFormat.values()) {
            var id = Ids.next();
            long start = System.nanoTime();
            assertThat(Network.as(director, () -> exports.ask(id, VisitFilter.parse(""), format, false)))
                    .isEqualTo(new Outcome.Begun(id));
            long asked = System.nanoTime();
            long most = before;
            Export export;
            do {
                Thread.sleep(Scale.of(50, 1_000));
                // a whole collection takes longer than a small export
                if (Scale.ALL) most = Math.max(most, held());
                export = Network.as(director, () -> exports.find(id)).orElseThrow();
            } while (export.unfinished());
            assertThat(export.state()).isEqualTo(State.READY);
            assertThat(export.lines()).isGreaterThan(VISITS);
            if (Scale.ALL) assertThat(export.lines()).isGreaterThan(WrittenTable.ROWS_OF_A_SHEET);
            System.out.printf(
                    "%s: %d lines, %d MB, answered in %d ms, ready in %d s, %d MB more held than before%n",
                    format,
                    export.lines(),
                    export.bytes() / MEGABYTE,
                    (asked - start) / 1_000_000,
                    (System.nanoTime() - start) / 1_000_000_000,
                    (most - before) / MEGABYTE);
            var file = Network.as(director, () -> exports.file(id)).orElseThrow();
            if (format == TableFormat.XLSX)
                try (var workbook = new ReadableWorkbook(file.toFile())) {
                    var sheets = workbook.getSheets().toList();
                    assertThat(sheets).hasSize(Scale.of(1, 2));
                    long rows = 0;
                    for (var sheet : sheets)
                        try (var stream = sheet.openStream()) {
                            rows += stream.count();
                        }
                    assertThat(rows).isEqualTo(export.lines() + sheets.size());
                }
            Files.delete(file);
        }
    }

    /** What is still in use once everything else was thrown away. */
    private static long held() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
