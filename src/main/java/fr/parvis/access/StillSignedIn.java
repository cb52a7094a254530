// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;

/** Whether who opened a long answer may still read it: neither signed out, nor closed, nor without the right meanwhile. */
public interface StillSignedIn {

    /** To be asked while the answer is written; costs two reads by key. */
    BooleanSupplier check(HttpServletRequest request, SignedIn who, Right right);
}
