// SPDX-License-Identifier: EUPL-1.2
/** Documents: what may come in, how it is sealed, kept and let go of. */
@NullMarked
package fr.parvis.documents.domain;

import org.jspecify.annotations.NullMarked;
