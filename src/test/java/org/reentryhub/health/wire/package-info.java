/** Other houses' FHIR servers, said in sentences. */
@org.jspecify.annotations.NullMarked
package org.reentryhub.health.wire;
