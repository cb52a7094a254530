// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import fr.parvis.values.EnumCode;
import java.util.Optional;

/** The kinds of file that a table can be had as. */
public enum TableFormat {
    /** Text with semicolons, which any program reads. */
    CSV("text/csv;charset=UTF-8"),
    /** Excel. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** LibreOffice. */
    ODS("application/vnd.oasis.opendocument.spreadsheet");

    private final String mediaType;

    TableFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** As in addresses and at the end of a file's name: {@code csv}. */
    public String key() {
        return EnumCode.of(this);
    }

    public static Optional<TableFormat> find(String key) {
        return EnumCode.find(TableFormat.class, key);
    }
}
