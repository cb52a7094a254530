package fr.parvis.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one stands in a long list that is shown page by page.
 *
 * @param page that is shown, 1 to {@code pages}
 * @param pages at least one, even of an empty list
 * @param size rows of a page
 */
public record Paging(int page, int pages, int size) {

    /**
     * @param asked as an address says it; what is no number is the first page, what goes beyond is the last one
     * @param total rows of the whole list
     */
    public static Paging of(@Nullable String asked, int total, int size) {
        int pages = Math.max(1, Math.ceilDiv(total, size));
        int wanted = asked != null && asked.matches("\\d{1,6}") ? Integer.parseInt(asked) : 1;
        return new Paging(Math.clamp(wanted, 1, pages), pages, size);
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
