// Made from openapi.yaml by `npm run contract`. Do not edit.
export interface paths {
    "/api-partner/v1/apps-in-toss/user/oauth2/generate-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchanges an authorization code for tokens */
        post: operations["login.generateToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/user/oauth2/refresh-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes new tokens for a refresh token */
        post: operations["login.refreshToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/user/oauth2/login-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reads the profile of a user, personal data encrypted */
        get: operations["login.getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/user/oauth2/access/remove-by-access-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cuts the link with the user of an access token */
        post: operations["login.removeByAccessToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/user/oauth2/access/remove-by-user-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cuts the link with a user
         * @description The documentation contradicts itself on a Bearer token here; none is demanded and none is looked at.
         */
        post: operations["login.removeByUserKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/pay/make-payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Creates a payment */
        post: operations["pay.makePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/pay/execute-payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Charges a payment that its buyer approved */
        post: operations["pay.executePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/pay/refund-payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives all of a payment back */
        post: operations["pay.refundPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/pay/get-payment-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads where a payment stands */
        post: operations["pay.getPaymentStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/pay/create-billing-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a recurring payment */
        post: operations["pay.billing.createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/pay/execute-billing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Charges a recurring payment */
        post: operations["pay.billing.execute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/pay/get-billing-key-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads where a recurring payment stands */
        post: operations["pay.billing.getStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/pay/remove-billing-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a recurring payment */
        post: operations["pay.billing.removeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/order/get-order-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads where an in-app order stands */
        post: operations["iap.getOrderStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/promotion/execute-promotion/get-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a key, good for one hour and one grant */
        post: operations["promotion.getKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/promotion/execute-promotion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grants points under a key */
        post: operations["promotion.execute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/promotion/execution-result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads what became of a grant */
        post: operations["promotion.getResult"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/messenger/send-message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a message */
        post: operations["messages.send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/messenger/send-test-message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a message of a deployment under test */
        post: operations["messages.sendTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/messenger/send-bulk-message": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends messages to 1 to 2500 recipients */
        post: operations["messages.sendBulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/users/anon-key/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says whether an anonymous key was issued */
        post: operations["anonymousKey.verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api-partner/v1/apps-in-toss/users/anon-key/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the anonymous key for a code of the SDK */
        post: operations["anonymousKey.exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Failure: {
            /** @enum {string} */
            resultType: "FAIL" | "HTTP_TIMEOUT" | "NETWORK_ERROR" | "EXECUTION_FAIL" | "INTERRUPTED" | "INTERNAL_ERROR";
            success: null;
            error: {
                errorType: number;
                errorCode: string;
                reason: string;
                title: string | null;
                data: {
                    retryAfterSeconds?: number;
                    errorDetails?: {
                        field: string;
                        message: string;
                        rejectedValue: unknown;
                    }[];
                };
            };
        };
        OAuthFailure: {
            /** @constant */
            error: "invalid_grant";
        };
        Empty: Record<string, never>;
        GenerateTokenRequest: {
            authorizationCode: string;
            /** @description Passed through from the SDK as it is */
            referrer: string;
        };
        RefreshTokenRequest: {
            refreshToken: string;
        };
        RemoveByUserKeyRequest: {
            /** @description A number; the official sample may send it as text */
            userKey: number | string;
        };
        TokenSet: {
            tokenType: string;
            accessToken: string;
            refreshToken: string;
            /** @description The table says string and the samples show a number */
            expiresIn: number | string;
            /** @description Separated by spaces */
            scope: string;
        };
        TokenSetEnvelope: {
            /** @constant */
            resultType: "SUCCESS";
            error: null;
            success: components["schemas"]["TokenSet"];
        };
        Profile: {
            userKey: number;
            /** @description Separated by commas */
            scope: string;
            agreedTerms: string[];
            name: string | null;
            phone: string | null;
            birthday: string | null;
            ci: string | null;
            gender: string | null;
            nationality: string | null;
            email: string | null;
            di: null;
        };
        ProfileEnvelope: {
            /** @constant */
            resultType: "SUCCESS";
            error: null;
            success: components["schemas"]["Profile"];
        };
        Removed: {
            userKey: number;
        };
        RemovedEnvelope: {
            /** @constant */
            resultType: "SUCCESS";
            error: null;
            success: components["schemas"]["Removed"];
        };
        MakePaymentRequest: {
            orderNo: string;
            productDesc: string;
            amount: number;
            amountTaxFree: number;
            amountTaxable?: number;
            amountVat?: number;
            amountServiceFee?: number;
            /** @description TOSS_MONEY or CARD; anything else stands for the default of the merchant */
            enablePayMethods?: string | null;
            cashReceipt?: boolean | null;
            /** @enum {string|null} */
            cashReceiptTradeOption?: "GENERAL" | "CULTURE" | "PUBLIC_TP" | null;
            /** @enum {string|null} */
            installment?: "USE" | "NOT_USE" | null;
            /** @description true: a test. The same in all calls of a payment */
            isTestPayment: boolean;
        };
        MadePayment: {
            payToken: string;
        };
        MadePaymentEnvelope: {
            /** @constant */
            resultType: "SUCCESS";
            error: null;
            success: components["schemas"]["MadePayment"];
        };
        ExecutePaymentRequest: {
            payToken: string;
            orderNo?: string;
            /** @description true: a test. The same in all calls of a payment */
            isTestPayment: boolean;
        };
        Payment: {
            /** @description 0 in the sample, not in the table of fields */
            code: number;
            /** @enum {string} */
            mode: "LIVE" | "TEST";
            orderNo: string;
            payToken: string;
            transactionId: string;
            amount: number;
            discountedAmount: number;
            paidAmount: number;
            /** @description yyyy-MM-dd HH:mm:ss without a zone, in Korea (the zone is inferred) */
            approvalTime: string;
            stateMsg: string | null;
            msg: string | null;
            /** @description Describes a failure inside of a SUCCESS */
            errorCode: string | null;
            /** @enum {string|null} */
            payMethod: "TOSS_MONEY" | "CARD" | null;
            /** @description The table says string and an older page a number */
            cardCompanyCode: string | number | null;
            cardCompanyName: string | null;
            cardAuthorizationNo: string | null;
            spreadOut: string | number | null;
            noInterest: string | boolean | null;
            salesCheckLinkUrl: string | null;
            /** @enum {string|null} */
            cardMethodType: "CREDIT" | "CHECK" | "PREPAYMENT" | null;
            cardNumber: string | null;
            /** @enum {string|null} */
            cardUserType: "PERSONAL" | "PERSONAL_FAMILY" | "CORP_PERSONAL" | "CORP_PRIVATE" | "CORP_COMPANY" | null;
            cardNum4Print: string | null;
            cardBinNumber: string | null;
            accountBankCode: string | null;
            accountBankName: string | null;
            accountNumber: string | null;
            cashReceiptMgtKey: string | null;
        };
        PaymentEnvelope: {
            /** @constant */
            resultType: "SUCCESS";
            error: null;
            success: components["schemas"]["Payment"];
        };
        RefundPaymentRequest: {
            payToken: string;
            orderNo?: string;
            /** @description Korean, letters, digits and _ - : . ^ @ ( ) [ ] # / ! % ? &. Spaces are accepted too (inferred) */
            reason: string;
            /** @description true: a test. The same in all calls of a payment */
            isTestPayment: boolean;
        };
        Refund: {
            refundNo: string;
            /** @description yyyy-MM-dd HH:mm:ss without a zone, in Korea (the zone is inferred) */
            approvalTime: string;
            cashReceiptMgtKey: string | null;
            refundableAmount: number;
            discountedAmount: number;
            paidAmount: number;
            refundedAmount: number;
            refundedDiscountAmount: number;
            refundedPaidAmount: number;
            payToken: string;
            transactionId: string;
            /** @enum {string|null} */
            cardMethodType: "CREDIT" | "CHECK" | "PREPAYMENT" | null;
            cardNumber: string | null;
            /** @enum {string|null} */
            cardUserType: "PERSONAL" | "PERSONAL_FAMILY" | "CORP_PERSONAL" | "CORP_PRIVATE" | "CORP_COMPANY" | null;
            cardNum4Print: string | null;
            cardBinNumber: string | null;
            accountBankCode: string | null;
            accountBankName: string | null;
            accountNumber: string | null;
        };
        RefundEnvelope: {
            /** @constant */
            resultType: "SUCCESS";
            error: null;
            success: components["schemas"]["Refund"];
        };
        /** @description payToken and orderNo, or one of them (an older page) */
        PaymentStatusRequest: {
            payToken?: string;
            orderNo?: string;
            /** @description true: a test. The same in all calls of a payment */
            isTestPayment: boolean;
        } | unknown | unknown;
        StatusCard: {
            noInterest: boolean;
            spreadOut: number;
            cardAuthorizationNo: string;
            cardMethodType: string;
            cardUserType: string;
            cardNumber: string;
            cardBinNumber: string;
            cardNum4Print: string;
            salesCheckLinkUrl: string;
            cardCompanyName: string;
            cardCompanyCode: number;
        };
        PaymentTransaction: {
            /** @enum {string} */
            stepType: "PAY" | "REFUND";
            transactionId: string;
            paidAmount: number;
            /** @description Negative for a refund */
            transactionAmount: number;
            discountedAmount: number;
            pointAmount: number;
            /** @description yyyy-MM-dd HH:mm:ss without a zone, in Korea (the zone is inferred) */
            regTs: string;
        };
        PaymentStatus: {
            /** @enum {string} */
            mode: "LIVE" | "TEST";
            payToken: string;
            orderNo: string;
            /** @enum {string|null} */
            payMethod: "TOSS_MONEY" | "CARD" | null;
            /** @enum {string} */
            payStatus: "PAY_STANDBY" | "PAY_APPROVED" | "PAY_PROGRESS" | "PAY_COMPLETE" | "PAY_CANCEL" | "REFUND_PROGRESS" | "REFUND_SUCCESS" | "SETTLEMENT_COMPLETE" | "SETTLEMENT_REFUND_COMPLETE";
            amount: number;
            discountedAmount: number;
            discountAmountV2: number;
            paidPointV2: number;
            paidAmount: number;
            refundableAmount: number;
            amountTaxable: number;
            amountTaxFree: number;
            amountVat: number;
            amountServiceFee: number;
            disposableCupDeposit: number;
            accountBankCode: string | null;
            accountBankName: string | null;
            accountNumber: string | null;
            card: components["schemas"]["StatusCard"] | null;
            transactions: components["schemas"]["PaymentTransaction"][];
            /** @description yyyy-MM-dd HH:mm:ss without a zone, in Korea (the zone is inferred) */
            createdTs: string;
            paidTs: string | null;
        };
        PaymentStatusEnvelope: {
            /** @constant */
            resultType: "SUCCESS";
            error: null;
            success: components["schemas"]["PaymentStatus"];
        };
        CreateBillingKeyRequest: {
            productDesc: string;
            /** @description true: a test. The same in all calls of a payment */
            isTestPayment: boolean;
        };
        BillingKey: {
            wrappedToken: string;
        };
        BillingKeyEnvelope: {
            /** @constant */
            resultType: "SUCCESS";
            error: null;
            success: components["schemas"]["BillingKey"];
        };
        ExecuteBillingRequest: {
            wrappedToken: string;
            orderNo: string;
            productDesc: string;
            amount: number;
            amountTaxFree?: number;
            spreadOut?: number | string;
            /** @description true: a test. The same in all calls of a payment */
            isTestPayment?: boolean;
        };
        BillingKeyRequest: {
            wrappedToken: string;
            /** @description true: a test. The same in all calls of a payment */
            isTestPayment?: boolean;
        };
        BillingStatus: {
            wrappedToken: string;
            /** @enum {string} */
            status: "STANDBY" | "ACTIVE" | "REMOVED";
        };
        BillingStatusEnvelope: {
            /** @constant */
            resultType: "SUCCESS";
            error: null;
            success: components["schemas"]["BillingStatus"];
        };
        OrderStatusRequest: {
            /** @description A UUID of version 7 */
            orderId: string;
        };
        OrderStatus: {
            orderId: string;
            /** @enum {string} */
            status: "PURCHASED" | "PAYMENT_COMPLETED" | "ORDER_IN_PROGRESS" | "FAILED" | "REFUNDED" | "NOT_FOUND" | "MINIAPP_MISMATCH" | "ERROR";
            sku?: string;
            /** @description Older pages: with an offset. June 2026: without, in Korea */
            statusDeterminedAt?: string;
            reason: string | null;
        };
        OrderStatusEnvelope: {
            /** @constant */
            resultType: "SUCCESS";
            error: null;
            success: components["schemas"]["OrderStatus"];
        };
        PromotionKey: {
            /** @description base64 */
            key: string;
        };
        PromotionKeyEnvelope: {
            /** @constant */
            resultType: "SUCCESS";
            error: null;
            success: components["schemas"]["PromotionKey"];
        };
        ExecutePromotionRequest: {
            promotionCode: string;
            key: string;
            amount: number;
        };
        PromotionResultRequest: {
            promotionCode: string;
            key: string;
        };
        PromotionResultEnvelope: {
            /** @constant */
            resultType: "SUCCESS";
            error: null;
            /** @enum {string} */
            success: "PENDING" | "SUCCESS" | "FAILED";
        };
        SendMessageRequest: {
            templateSetCode: string;
            /** @description The variables of the template; empty where it has none */
            context: {
                [key: string]: unknown;
            };
        };
        SendTestMessageRequest: {
            templateSetCode: string;
            /** @description The variables of the template; empty where it has none */
            context: {
                [key: string]: unknown;
            };
            deploymentId: string;
        };
        BulkRecipient: {
            userKey?: number;
            anonKey?: string;
            /** @description The variables of the template; empty where it has none */
            context: {
                [key: string]: unknown;
            };
        } & (unknown | unknown);
        SendBulkMessageRequest: {
            templateSetCode: string;
            contextList: components["schemas"]["BulkRecipient"][];
        };
        MessageResult: {
            contentId: string;
            /** @description Older notes spell it reachFailReason */
            reachedFailReason?: string;
            reachFailReason?: string;
        };
        MessageLists: {
            sentPush: components["schemas"]["MessageResult"][];
            sentInbox: components["schemas"]["MessageResult"][];
            sentSms: components["schemas"]["MessageResult"][];
            sentAlimtalk: components["schemas"]["MessageResult"][];
            sentFriendtalk: components["schemas"]["MessageResult"][];
        };
        MessageReport: {
            msgCount: number;
            sentPushCount: number;
            sentInboxCount: number;
            sentSmsCount: number;
            sentAlimtalkCount: number;
            sentFriendtalkCount: number;
            detail: components["schemas"]["MessageLists"];
            fail: components["schemas"]["MessageLists"];
        };
        MessageReportEnvelope: {
            /** @constant */
            resultType: "SUCCESS";
            error: null;
            success: components["schemas"]["MessageReport"];
        };
        VerifiedEnvelope: {
            /** @constant */
            resultType: "SUCCESS";
            error: null;
            /**
             * @description The guide says text and OpenAPI boolean
             * @enum {boolean|string}
             */
            success: true | "true";
        };
        ExchangeAnonymousKeyRequest: {
            code: string;
        };
        AnonymousKey: {
            anonKey: string;
        };
        AnonymousKeyEnvelope: {
            /** @constant */
            resultType: "SUCCESS";
            error: null;
            success: components["schemas"]["AnonymousKey"];
        };
    };
    responses: {
        /** @description Fields that are wrong */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"];
            };
        };
        /** @description Fields that are wrong, or a code or token that is no good */
        BadRequestOrInvalidGrant: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Failure"] | components["schemas"]["OAuthFailure"];
            };
        };
    };
    parameters: {
        /** @description userKey of login-me. Exactly one of this and x-anon-key where the operation needs a user. */
        UserKey: string;
        /** @description Anonymous key, in the place of x-toss-user-key. */
        AnonKey: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "login.generateToken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GenerateTokenRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenSetEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidGrant"];
        };
    };
    "login.refreshToken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshTokenRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenSetEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "login.getMe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfileEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidGrant"];
        };
    };
    "login.removeByAccessToken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequestOrInvalidGrant"];
        };
    };
    "login.removeByUserKey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveByUserKeyRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovedEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "pay.makePayment": {
        parameters: {
            query?: never;
            header?: {
                /** @description userKey of login-me. Exactly one of this and x-anon-key where the operation needs a user. */
                "x-toss-user-key"?: components["parameters"]["UserKey"];
                /** @description Anonymous key, in the place of x-toss-user-key. */
                "x-anon-key"?: components["parameters"]["AnonKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakePaymentRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadePaymentEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "pay.executePayment": {
        parameters: {
            query?: never;
            header?: {
                /** @description userKey of login-me. Exactly one of this and x-anon-key where the operation needs a user. */
                "x-toss-user-key"?: components["parameters"]["UserKey"];
                /** @description Anonymous key, in the place of x-toss-user-key. */
                "x-anon-key"?: components["parameters"]["AnonKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecutePaymentRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "pay.refundPayment": {
        parameters: {
            query?: never;
            header?: {
                /** @description userKey of login-me. Exactly one of this and x-anon-key where the operation needs a user. */
                "x-toss-user-key"?: components["parameters"]["UserKey"];
                /** @description Anonymous key, in the place of x-toss-user-key. */
                "x-anon-key"?: components["parameters"]["AnonKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundPaymentRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "pay.getPaymentStatus": {
        parameters: {
            query?: never;
            header?: {
                /** @description userKey of login-me. Exactly one of this and x-anon-key where the operation needs a user. */
                "x-toss-user-key"?: components["parameters"]["UserKey"];
                /** @description Anonymous key, in the place of x-toss-user-key. */
                "x-anon-key"?: components["parameters"]["AnonKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentStatusRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentStatusEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "pay.billing.createKey": {
        parameters: {
            query?: never;
            header?: {
                /** @description userKey of login-me. Exactly one of this and x-anon-key where the operation needs a user. */
                "x-toss-user-key"?: components["parameters"]["UserKey"];
                /** @description Anonymous key, in the place of x-toss-user-key. */
                "x-anon-key"?: components["parameters"]["AnonKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBillingKeyRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingKeyEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "pay.billing.execute": {
        parameters: {
            query?: never;
            header?: {
                /** @description userKey of login-me. Exactly one of this and x-anon-key where the operation needs a user. */
                "x-toss-user-key"?: components["parameters"]["UserKey"];
                /** @description Anonymous key, in the place of x-toss-user-key. */
                "x-anon-key"?: components["parameters"]["AnonKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecuteBillingRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "pay.billing.getStatus": {
        parameters: {
            query?: never;
            header?: {
                /** @description userKey of login-me. Exactly one of this and x-anon-key where the operation needs a user. */
                "x-toss-user-key"?: components["parameters"]["UserKey"];
                /** @description Anonymous key, in the place of x-toss-user-key. */
                "x-anon-key"?: components["parameters"]["AnonKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BillingKeyRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingStatusEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "pay.billing.removeKey": {
        parameters: {
            query?: never;
            header?: {
                /** @description userKey of login-me. Exactly one of this and x-anon-key where the operation needs a user. */
                "x-toss-user-key"?: components["parameters"]["UserKey"];
                /** @description Anonymous key, in the place of x-toss-user-key. */
                "x-anon-key"?: components["parameters"]["AnonKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BillingKeyRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingStatusEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "iap.getOrderStatus": {
        parameters: {
            query?: never;
            header?: {
                /** @description userKey of login-me. Exactly one of this and x-anon-key where the operation needs a user. */
                "x-toss-user-key"?: components["parameters"]["UserKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderStatusRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderStatusEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "promotion.getKey": {
        parameters: {
            query?: never;
            header?: {
                /** @description userKey of login-me. Exactly one of this and x-anon-key where the operation needs a user. */
                "x-toss-user-key"?: components["parameters"]["UserKey"];
                /** @description Anonymous key, in the place of x-toss-user-key. */
                "x-anon-key"?: components["parameters"]["AnonKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionKeyEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "promotion.execute": {
        parameters: {
            query?: never;
            header?: {
                /** @description userKey of login-me. Exactly one of this and x-anon-key where the operation needs a user. */
                "x-toss-user-key"?: components["parameters"]["UserKey"];
                /** @description Anonymous key, in the place of x-toss-user-key. */
                "x-anon-key"?: components["parameters"]["AnonKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecutePromotionRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionKeyEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "promotion.getResult": {
        parameters: {
            query?: never;
            header?: {
                /** @description userKey of login-me. Exactly one of this and x-anon-key where the operation needs a user. */
                "x-toss-user-key"?: components["parameters"]["UserKey"];
                /** @description Anonymous key, in the place of x-toss-user-key. */
                "x-anon-key"?: components["parameters"]["AnonKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromotionResultRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromotionResultEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "messages.send": {
        parameters: {
            query?: never;
            header?: {
                /** @description userKey of login-me. Exactly one of this and x-anon-key where the operation needs a user. */
                "x-toss-user-key"?: components["parameters"]["UserKey"];
                /** @description Anonymous key, in the place of x-toss-user-key. */
                "x-anon-key"?: components["parameters"]["AnonKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendMessageRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageReportEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "messages.sendTest": {
        parameters: {
            query?: never;
            header?: {
                /** @description userKey of login-me. Exactly one of this and x-anon-key where the operation needs a user. */
                "x-toss-user-key"?: components["parameters"]["UserKey"];
                /** @description Anonymous key, in the place of x-toss-user-key. */
                "x-anon-key"?: components["parameters"]["AnonKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendTestMessageRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageReportEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "messages.sendBulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendBulkMessageRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageReportEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
    "anonymousKey.verify": {
        parameters: {
            query?: never;
            header?: {
                /** @description userKey of login-me. Exactly one of this and x-anon-key where the operation needs a user. */
                "x-toss-user-key"?: components["parameters"]["UserKey"];
                /** @description Anonymous key, in the place of x-toss-user-key. */
                "x-anon-key"?: components["parameters"]["AnonKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifiedEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description A bad key, where the emulator is told so; the guide says 401, measured was HTTP 200 with 4010. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Failure"];
                };
            };
        };
    };
    "anonymousKey.exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExchangeAnonymousKeyRequest"];
            };
        };
        responses: {
            /** @description SUCCESS or FAIL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnonymousKeyEnvelope"] | components["schemas"]["Failure"];
                };
            };
            400: components["responses"]["BadRequest"];
        };
    };
}
