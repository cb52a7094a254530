// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Rows are written behind who reads them: all, in their order, or whoever reads hears why not. */
class RowsAheadTest {
    private static final int MORE_THAN_ARE_AHEAD = 20_500;

    private static ByteBuffer row(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(0, number);
    }

    @Test
    void all_rows_are_written_in_their_order() {
        var written = new ArrayList<Integer>();
        try (var ahead = new RowsAhead(rows -> rows.forEach(row -> written.add(row.getInt())))) {
            for (int i = 0; i < MORE_THAN_ARE_AHEAD; i++) ahead.accept(row(i));
            ahead.finish();
        }
        assertThat(written).hasSize(MORE_THAN_ARE_AHEAD).isSorted();
    }

    @Test
    void no_rows_are_none() {
        var written = new ArrayList<Integer>();
        try (var ahead = new RowsAhead(rows -> rows.forEach(row -> written.add(row.getInt())))) {
            ahead.finish();
        }
        assertThat(written).isEmpty();
    }

    @Test
    void who_reads_hears_why_rows_could_not_be_written_and_waits_no_longer() {
        try (var ahead = new RowsAhead(rows -> rows.forEach(row -> {
            if (row.getInt() == 1500) throw new CopyFailed("no room", null);
        }))) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < MORE_THAN_ARE_AHEAD; i++) ahead.accept(row(i));
                        ahead.finish();
                    })
                    .isInstanceOf(CopyFailed.class)
                    .hasMessageContaining("no room");
        }
    }

    @Test
    void a_reader_who_gives_up_leaves_no_writer() {
        var ahead = new RowsAhead(rows -> rows.forEach(row -> {}));
        ahead.accept(row(1));
        ahead.close();
        assertThatThrownBy(ahead::finish).isInstanceOf(CopyFailed.class);
    }
}
