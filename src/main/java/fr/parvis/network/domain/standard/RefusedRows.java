// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.network.domain.standard;

import fr.parvis.files.Spreadsheet;
import fr.parvis.network.domain.standard.StandardReader.Reading;
import fr.parvis.values.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Gives the refused rows of a file back as they were, each with what to correct, in a file that can be imported again. */
public final class RefusedRows {

    private RefusedRows() {}

    /** Writes CSV with the columns and the separator of the file, after a first column {@code erreur}, to a stream that the caller closes. */
    public static void write(Reading reading, Function<Problem, String> words, OutputStream out) throws IOException {
        List<Integer> kept = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of(Columns.ERROR));
        for (int i = 0; i < reading.columns().size(); i++) {
            if (!Columns.isError(reading.columns().get(i))) {
                kept.add(i);
                header.add(reading.columns().get(i));
            }
        }
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // spreadsheets take a file without this mark for Windows-1252
        writer.write('\uFEFF');
        CSVFormat format =
                CSVFormat.RFC4180.builder().setDelimiter(reading.separator()).get();
        CSVPrinter printer = new CSVPrinter(writer, format);
        printer.printRecord(header);
        for (Row.Refused row : reading.refused()) {
            List<String> record = new ArrayList<>();
            record.add(row.errors().stream()
                    .map(problem -> words.apply(problem.problem()))
                    .collect(Collectors.joining(" ")));
            List<String> raw = row.raw();
            for (int i : kept) {
                record.add(i < raw.size() ? raw.get(i) : "");
            }
            // values beyond the last column are kept where they were
            record.addAll(raw.subList(Math.min(raw.size(), reading.columns().size()), raw.size()));
            printer.printRecord(record.stream().map(Spreadsheet::escapeFormula));
        }
        printer.flush();
    }
}
