// SPDX-License-Identifier: EUPL-1.2
/** Tables in texts and workbooks: read within bounds when somebody brings one, written line by line when somebody asks for one. */
@NamedInterface("table")
@NullMarked
package fr.parvis.files.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
