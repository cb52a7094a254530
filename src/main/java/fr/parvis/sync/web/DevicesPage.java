// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The devices of an association.
 *
 * @param used those in use
 * @param quiet the others
 * @param places the associations to choose from, for the network; empty for an account that has one
 * @param place the chosen one; empty when none is chosen yet
 * @param taken outcome of a file that was just imported; null without
 */
public record DevicesPage(
        DeviceList used,
        DeviceList quiet,
        List<Option> places,
        String place,
        Problems problems,
        @Nullable Taken taken) {

    /** A page of the devices in use, or of the others, and how many there are in all. */
    public record DeviceList(List<Row> rows, int total, Paging paging) {}

    /**
     * @param name label, or browser, account and moment
     * @param unsent in words; null when it never said so
     * @param many whether something waits on it
     * @param revoked time of its revocation, in words; null while it is welcome
     */
    public record Row(
            String id,
            String name,
            String label,
            String accounts,
            String seen,
            @Nullable String unsent,
            boolean many,
            @Nullable String revoked) {}

    /** @param lines one for each envelope of the file */
    public record Taken(String said, List<Line> lines) {}

    /** @param kind of the badge */
    public record Line(String what, String who, String outcome, String kind) {}

    /** Whether an association is known: else it is to be chosen first. */
    public boolean chosen() {
        return places.isEmpty() || !place.isEmpty();
    }

    /** Address of another page of one of the two lists. */
    public String pageOf(String list, int number) {
        return address("") + (place.isEmpty() ? "?" : "&") + list + "=" + number;
    }

    /** The address of this list with what follows. */
    public String address(String more) {
        return DevicesController.ADDRESS + more + (place.isEmpty() ? "" : "?structure=" + place);
    }
}
