// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.shell.Option;
import java.util.List;

/** A round of doors, open on the phone of the person who walks it. */
public record DoorRoundPage(String id, String day, boolean today, String sector, String by, List<Door> doors) {

    /**
     * One door.
     *
     * @param attempt identifier for what is noted at it
     * @param done last outcome; empty: none on that day
     * @param outcomes one press each
     */
    public record Door(
            String entry,
            int place,
            String code,
            String name,
            String address,
            String language,
            String attempt,
            int version,
            boolean open,
            String done,
            List<Option> outcomes) {}
}
