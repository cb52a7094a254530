// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.queue.web;

import java.util.List;

/**
 * The wall: numbers, nothing else.
 *
 * @param home its own address
 * @param called the latest call first
 * @param waiting number of tickets that wait
 * @param minutes minutes that somebody may wait who comes now, about
 */
public record WallPage(String home, String point, boolean inUse, List<Called> called, long waiting, int minutes) {

    /**
     * A number that is called.
     *
     * @param key changes with each call, the same number called again included
     * @param fresh called just now
     */
    public record Called(String label, String key, boolean fresh) {}
}
