// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;

/** Check during a long response that its reader may still read it: is signed in, has an open account and still has the right. */
public interface StillSignedIn {

    /** To be asked while the answer is written; costs two reads by key. */
    BooleanSupplier check(HttpServletRequest request, SignedIn who, Right right);
}
