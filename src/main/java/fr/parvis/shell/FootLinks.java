// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.util.List;

/** Links at the foot of the public's pages. Modules contribute them as beans. */
public interface FootLinks {

    /** A page and what it is called. */
    record Link(String href, String label) {}

    /** Asked at each page of the public: nothing that takes time. */
    List<Link> links();
}
