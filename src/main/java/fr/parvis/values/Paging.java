// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Position in a long list that is shown page by page.
 *
 * @param page page that is shown, 1 to {@code pages}
 * @param pages at least one, even of an empty list
 * @param size rows of a page
 */
public record Paging(int page, int pages, int size) {

    /**
     * @param asked as an address says it; what is no number is the first page, what goes beyond is the last one
     * @param total rows of the whole list
     */
    public static Paging of(@Nullable String asked, int total, int size) {
        return of(number(asked), total, size);
    }

    /** @param wanted the page asked for: below 1 is the first one, what goes beyond is the last one */
    public static Paging of(int wanted, int total, int size) {
        int pages = Math.max(1, Math.ceilDiv(total, size));
        return new Paging(Math.clamp(wanted, 1, pages), pages, size);
    }

    /** Of a list that nobody counts: {@code pages} is the page itself. */
    public static Paging uncounted(@Nullable String asked, int size) {
        int page = Math.max(1, number(asked));
        return new Paging(page, page, size);
    }

    /** The page that an address asks for, however many there are; the first one when it says no number. */
    public static int number(@Nullable String asked) {
        return asked != null && asked.matches("\\d{1,6}") ? Integer.parseInt(asked) : 1;
    }

    /** Rows before the page. */
    public int offset() {
        return (page - 1) * size;
    }

    /** The rows of the page, out of all. */
    public <T> List<T> of(List<T> all) {
        return all.subList(Math.min(offset(), all.size()), Math.min(offset() + size, all.size()));
    }
}
