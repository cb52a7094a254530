// SPDX-License-Identifier: EUPL-1.2
/** Effects on documents when a case closes or a person is erased. */
@NullMarked
package fr.parvis.documents.reactions;

import org.jspecify.annotations.NullMarked;
