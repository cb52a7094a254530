// SPDX-License-Identifier: EUPL-1.2
/** The contract of the batches, over HTTP. */
@NullMarked
package fr.parvis.sync.web;

import org.jspecify.annotations.NullMarked;
