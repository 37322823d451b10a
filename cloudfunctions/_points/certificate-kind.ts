import type { CertificateDoc } from '@core/contract/points-documents'
import { certificateDoc } from '@core/contract/points-documents'
import type { CertificateAction, CertificatePayload } from '@core/domain/points/certificate-life'
import { certificateLife } from '@core/domain/points/certificate-life'
import type { RecordKind } from '../_record/change-record'

export const certificateKind: RecordKind<CertificateDoc, CertificatePayload, CertificateAction> = { kind: 'certificate', schema: certificateDoc, life: certificateLife<CertificateDoc>(), closed: ['withdrawn'], waits: () => false }
