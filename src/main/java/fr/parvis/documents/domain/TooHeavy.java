// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.documents.domain;

import java.io.IOException;

/** Refusal: what is being sent is heavier than one may send. */
public class TooHeavy extends IOException {
    private static final long serialVersionUID = 1L;

    TooHeavy(long most) {
        super("more than " + most + " bytes");
    }
}
