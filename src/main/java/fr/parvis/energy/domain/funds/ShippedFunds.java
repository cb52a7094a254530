// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.domain.funds;

import fr.parvis.values.EnumCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The funds that come with the program, from a table of text: one a line, columns parted by semicolons, the first line names them. */
public final class ShippedFunds {
    private static final int COLUMNS = 10;

    private final List<Fund> funds;

    private ShippedFunds(List<Fund> funds) {
        this.funds = List.copyOf(funds);
    }

    /**
     * @param table department;body;rule;smallest;yearly;aid;lodged;papers;source;read
     * @throws IllegalArgumentException naming the line that cannot be read, or a department that stands twice
     */
    public static ShippedFunds read(String table) {
        var funds = new ArrayList<Fund>();
        var known = new HashSet<String>();
        boolean head = true;
        int line = 0;
        for (var text : table.lines().toList()) {
            line++;
            if (text.isBlank() || text.startsWith("#")) continue;
            if (!head) {
                var fund = fund(text, line);
                if (!known.add(fund.department()))
                    throw new IllegalArgumentException(
                            "line " + line + ": the department " + fund.department() + " twice");
                funds.add(fund);
            }
            head = false;
        }
        return new ShippedFunds(funds);
    }

    private static Fund fund(String text, int line) {
        var cells = text.split(";", -1);
        if (cells.length != COLUMNS)
            throw new IllegalArgumentException("line " + line + ": " + COLUMNS + " columns expected: " + text);
        try {
            return new Fund(
                    cells[0].strip(),
                    Fund.Origin.SHIPPED,
                    cells[1].strip(),
                    cells[2].strip(),
                    List.of(),
                    cents(cells[3]),
                    cents(cells[4]),
                    EnumCode.read(Fund.Aid.class, cells[5].strip()),
                    EnumCode.read(Fund.LodgedBy.class, cells[6].strip()),
                    Stream.of(cells[7].split("\\|"))
                            .map(String::strip)
                            .filter(paper -> !paper.isEmpty())
                            .toList(),
                    null,
                    null,
                    List.of(),
                    cells[8].strip(),
                    LocalDate.parse(cells[9].strip()),
                    0);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("line " + line + " cannot be read: " + text, e);
        }
    }

    private static @Nullable Long cents(String euros) {
        return euros.isBlank()
                ? null
                : new BigDecimal(euros.strip()).movePointRight(2).longValueExact();
    }

    public List<Fund> list() {
        return funds;
    }

    public Optional<Fund> find(String department) {
        return funds.stream()
                .filter(fund -> fund.department().equals(department))
                .findFirst();
    }
}
