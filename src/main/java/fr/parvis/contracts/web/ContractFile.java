// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.contracts.web;

import fr.parvis.files.Download;
import fr.parvis.files.table.TableFormat;
import fr.parvis.files.table.WrittenTable;
import fr.parvis.shell.NotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Tables about contracts as files: CSV, Excel, LibreOffice. */
final class ContractFile {
    private ContractFile() {}

    /**
     * Begins the file as the answer.
     *
     * @param format as the address says it
     * @param name of the file, without its ending
     * @param head names of the columns, between semicolons
     * @throws NotFound for another format
     */
    static WrittenTable begin(String format, String name, String sheet, String head, HttpServletResponse response)
            throws IOException {
        var kind = TableFormat.find(format).orElseThrow(() -> new NotFound("format " + format));
        return WrittenTable.open(
                kind,
                Download.attachment(name + "." + kind.key(), kind.mediaType()).to(response),
                sheet,
                List.of(head.split(";")));
    }
}
