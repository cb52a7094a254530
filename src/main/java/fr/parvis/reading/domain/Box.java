// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

/** A rectangle on the picture of a page, in its pixels from the top left. */
public record Box(int x, int y, int width, int height) {
    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    int middle() {
        return y + height / 2;
    }

    Box and(Box other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        return new Box(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
