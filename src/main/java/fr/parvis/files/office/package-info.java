// SPDX-License-Identifier: EUPL-1.2
/** Documents of office suites, written part by part: text documents (DOCX, ODT) and slides (ODP). */
@NamedInterface("office")
@NullMarked
package fr.parvis.files.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
