// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

/** Reader of the page, as far as the frame needs to know. */
public interface Viewer {
    String name();

    /** The association, or the network, on whose behalf the viewer works. */
    String place();

    /** Whether the viewer holds the right of that name. */
    boolean may(String right);
}
