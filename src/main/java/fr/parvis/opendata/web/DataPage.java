// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.web;

import java.util.List;

/**
 * The page for people who re-use the data.
 *
 * @param address at which the feeds are read, as an example shows it
 * @param contact e-mail address for questions; empty where none is set
 */
public record DataPage(String network, String address, String contact, List<Feed> feeds) {

    /** @param key message key of what it is: {@code publicsite.data.feed.<key>} */
    public record Feed(String key, String path) {}
}
