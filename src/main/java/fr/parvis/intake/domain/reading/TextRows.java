// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.domain.reading;

import fr.parvis.files.table.DecodedText;
import fr.parvis.files.table.TextProblem;
import fr.parvis.files.table.TextTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Rows of a text in any encoding, with any separator. */
final class TextRows {
    private TextRows() {}

    static void read(byte[] file, FileRows.Taker taker) throws Unreadable {
        try (var table = TextTable.open(new DecodedText(new ByteArrayInputStream(file)), _ -> false)) {
            refuseNoText(table.head());
            while (table.next()) taker.take(table.line(), table.cells());
        } catch (TextProblem e) {
            throw switch (e.kind()) {
                case BROKEN -> new Unreadable(FileFault.BROKEN, e.line());
                case TOO_WIDE -> new Unreadable(FileFault.NO_TEXT);
            };
        } catch (IOException e) {
            throw new Unreadable(FileFault.NO_TEXT);
        }
    }

    static void refuseNoText(byte[] file) throws Unreadable {
        try (var text = new DecodedText(new ByteArrayInputStream(file))) {
            if (text.isBinary()) throw new Unreadable(FileFault.NO_TEXT);
            refuseNoText(text.start());
        } catch (IOException e) {
            throw new Unreadable(FileFault.NO_TEXT);
        }
    }

    private static void refuseNoText(String head) throws Unreadable {
        if (head.isBlank()) throw new Unreadable(FileFault.EMPTY);
        long signs = head.chars()
                .filter(c -> (c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0xfffd)
                .count();
        if (signs > head.length() / 50) throw new Unreadable(FileFault.NO_TEXT);
        if (head.stripLeading().startsWith("<")) throw new Unreadable(FileFault.WEB_PAGE);
    }
}
