// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import java.io.IOException;

/** Optical character recognition: from a picture to words. */
interface CharacterReader {
    /** Whether pictures can be read on this machine. */
    boolean isThere();

    /**
     * Orientation of a page.
     *
     * @param quarters turns clockwise that bring it upright
     * @param script as Tesseract calls it; empty when nobody knows
     */
    record Orientation(int quarters, String script) {}

    /** Orientation of a page, and the script in which it is written. */
    Orientation orientation(GrayPicture picture) throws IOException;

    /** The words of an upright page. @throws IOException also when it takes too long */
    LetterPage read(GrayPicture picture) throws IOException;
}
