// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.returns.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that go back for one arrangement.
 *
 * @param file identifier of the file that a press on the button makes
 * @param objections whether it was agreed to tell who is not to be contacted any more
 * @param days days that the next file tells of; null before the arrangement begins
 * @param rows the first lines of it
 * @param lines number of lines in all
 * @param invite address where an account of the partner is made; null without the right
 */
public record ReturnPage(
        String id,
        String file,
        String name,
        String partner,
        String about,
        boolean objections,
        @Nullable String days,
        List<String> head,
        List<List<String>> rows,
        int lines,
        List<PartnerDashboardPage.ReturnRow> files,
        List<Holder> holders,
        @Nullable String invite) {

    /** Person who may fetch the file. */
    public record Holder(String name, @Nullable String href, boolean active) {}
}
