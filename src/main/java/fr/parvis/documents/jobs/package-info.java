// SPDX-License-Identifier: EUPL-1.2
/** Jobs that delete documents in time. */
@NullMarked
package fr.parvis.documents.jobs;

import org.jspecify.annotations.NullMarked;
