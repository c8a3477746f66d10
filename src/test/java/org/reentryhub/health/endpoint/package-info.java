/** The hub's own FHIR endpoint, said in sentences. */
@org.jspecify.annotations.NullMarked
package org.reentryhub.health.endpoint;
