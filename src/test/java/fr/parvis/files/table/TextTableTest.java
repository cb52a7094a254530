// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static Map<Integer, List<String>> read(String text, Predicate<String> column)
            throws IOException, TextProblem {
        var rows = new TreeMap<Integer, List<String>>();
        try (var table = TextTable.open(new StringReader(text), column)) {
            while (table.next()) rows.put(table.line(), table.cells());
        }
        return rows;
    }

    private static char separator(String text, String... columns) throws IOException {
        try (var table = TextTable.open(new StringReader(text), List.of(columns)::contains)) {
            return table.separator();
        }
    }

    @Test
    void cells_on_several_lines_are_counted() throws IOException, TextProblem {
        assertThat(read("a;b\r\n1;\"x\r\ny\"\r\n\r\n2;z\r\n", _ -> false))
                .isEqualTo(Map.of(1, List.of("a", "b"), 2, List.of("1", "x\r\ny"), 5, List.of("2", "z")));
        assertThat(read("a;b\n1;\"x\n\ny\"\n2; z \n", _ -> false))
                .isEqualTo(Map.of(1, List.of("a", "b"), 2, List.of("1", "x\n\ny"), 5, List.of("2", "z")));
    }

    @Test
    void the_line_that_names_the_separator_is_no_row() throws IOException, TextProblem {
        assertThat(read("sep=;\r\na;b\r\n1;2\r\n", _ -> false))
                .isEqualTo(Map.of(2, List.of("a", "b"), 3, List.of("1", "2")));
        assertThat(read("\nSEP=,  \na,b\n1,2\n", _ -> false))
                .isEqualTo(Map.of(3, List.of("a", "b"), 4, List.of("1", "2")));
    }

    @Test
    void the_separator_cuts_most_lines_alike() throws IOException {
        assertThat(separator("nom;adresse\nA;1, rue, du, Port\nB;2, rue Haute\n"))
                .isEqualTo(';');
        assertThat(separator("nom,note\nA,\"a;b;c\"\nB,\"c;d;e\"\n")).isEqualTo(',');
        assertThat(separator("nom\tnote\nA\tb, c\n")).isEqualTo('\t');
        assertThat(separator("nom|note\nA|b\n")).isEqualTo('|');
        assertThat(separator("Extraction du 26/11/2026, à 10 h\n\nnom;note\nA;b\nB;c\n"))
                .isEqualTo(';');
        assertThat(separator("nom\nA\n")).isEqualTo(';');
    }

    @Test
    void names_of_columns_tell_it_better() throws IOException {
        var lists = "id,services\n1,a|b|c|d|e\n2,a|b|c|d|e\n";
        assertThat(separator(lists)).isEqualTo('|');
        assertThat(separator(lists, "id", "services")).isEqualTo(',');
    }

    @Test
    void a_quotation_mark_that_is_not_closed_is_told_with_its_line() {
        assertThatThrownBy(() -> read("a;b\n1;2\n3;\"x\n", _ -> false))
                .isInstanceOfSatisfying(TextProblem.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(TextProblem.Kind.BROKEN);
                    assertThat(problem.line()).isEqualTo("3");
                });
    }

    @Test
    void a_line_too_wide_is_not_read_to_its_end() {
        assertThatThrownBy(() -> read("a;b\n" + ";".repeat(100_000), _ -> false))
                .isInstanceOfSatisfying(
                        TextProblem.class, problem -> assertThat(problem.kind()).isEqualTo(TextProblem.Kind.TOO_WIDE));
    }

    @Test
    void rows_come_as_they_are_read() throws IOException, TextProblem {
        var endless = new Reader() {
            private int given;

            @Override
            public int read(char[] into, int from, int most) {
                for (int i = 0; i < most; i++) into[from + i] = "a;b\n".charAt(given++ % 4);
                return most;
            }

            @Override
            public void close() {}
        };
        try (var table = TextTable.open(endless, _ -> false)) {
            for (int i = 1; i <= 3; i++) {
                assertThat(table.next()).isTrue();
                assertThat(table.line()).isEqualTo(i);
                assertThat(table.cells()).containsExactly("a", "b");
            }
        }
    }

    @Test
    void what_the_reader_throws_comes_through() {
        var broken = new Reader() {
            private int read;

            @Override
            public int read(char[] into, int from, int most) throws IOException {
                if (read++ > 20) throw new IOException("gone");
                java.util.Arrays.fill(into, from, from + most, read % 5 == 0 ? '\n' : 'a');
                return most;
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> {
                    try (var table = TextTable.open(broken, _ -> false)) {
                        while (table.next()) assertThat(table.cells()).isNotEmpty();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
    }
}
