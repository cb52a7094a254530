/** Pages of contracts. */
@NullMarked
package fr.parvis.contracts.web;

import org.jspecify.annotations.NullMarked;
